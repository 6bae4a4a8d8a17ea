"""Writes NATS-Bench's topology space (NAS-Bench-201) as a table: FOLDER TABLE.csv"""

import csv
import sys

from nats_bench import create

LENGTHS = ("200", "12")
# CIFAR-10 validates networks that were trained on half of the training images.
DATA_SETS = {
    "cifar10": ("cifar10-valid", "cifar10"),
    "cifar100": ("cifar100", "cifar100"),
    "imagenet16": ("ImageNet16-120", "ImageNet16-120"),
}


def main(folder, table):
    api = create(folder, "tss", fast_mode=True, verbose=False)
    header = ["arch"]
    for name in DATA_SETS:
        for length in LENGTHS:
            header += [f"{name}_val{length}", f"{name}_test{length}"]
    with open(table, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(header)
        for index in range(len(api)):
            row = [api.arch(index)]
            for validated, tested in DATA_SETS.values():
                for length in LENGTHS:
                    mean = dict(hp=length, is_random=False)
                    row.append(api.get_more_info(index, validated, **mean)["valid-accuracy"])
                    row.append(api.get_more_info(index, tested, **mean)["test-accuracy"])
            rows.writerow(row)


if __name__ == "__main__":
    main(*sys.argv[1:])
