"""Benchmarks: each row pairs what we ship with a floor, both measured in the same run."""
