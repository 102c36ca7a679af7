TINDAKAN: list = []
