import json
import os
import struct
import sys

import torch
from torch import nn


def read_safetensors(path):
    """Tensors by name; the format is a length, a JSON header and the values."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length).decode("utf-8"))
        values = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError("%s: %s is %s, expected F32" % (path, name, entry["dtype"]))
        begin, end = entry["data_offsets"]
        flat = torch.frombuffer(values, dtype=torch.float32, count=(end - begin) // 4, offset=begin)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return tensors


def relu_conv_norm(c_in, c_out, kernel, stride):
    return nn.Sequential(
        nn.ReLU(),
        nn.Conv2d(c_in, c_out, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(c_out),
    )


class FactorizedReduction(nn.Module):
    """Halves the image without losing pixels."""

    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv_1 = nn.Conv2d(c_in, c_out // 2, 1, 2, bias=False)
        self.conv_2 = nn.Conv2d(c_in, c_out // 2, 1, 2, bias=False)
        self.bn = nn.BatchNorm2d(c_out)

    def forward(self, x):
        x = torch.relu(x)
        return self.bn(torch.cat([self.conv_1(x), self.conv_2(x[:, :, 1:, 1:])], dim=1))


def depthwise(c, kernel, stride, padding, dilation):
    return [
        nn.Conv2d(c, c, kernel, stride, padding, dilation, groups=c, bias=False),
        nn.Conv2d(c, c, 1, bias=False),
        nn.BatchNorm2d(c),
    ]


def separable(c, kernel, stride):
    return nn.Sequential(
        nn.ReLU(),
        *depthwise(c, kernel, stride, kernel // 2, 1),
        nn.ReLU(),
        *depthwise(c, kernel, 1, kernel // 2, 1),
    )


def dilated(c, kernel, stride):
    return nn.Sequential(nn.ReLU(), *depthwise(c, kernel, stride, kernel - 1, 2))


def crossed(c, stride):
    return nn.Sequential(
        nn.ReLU(),
        nn.Conv2d(c, c, (1, 7), (1, stride), (0, 3), bias=False),
        nn.Conv2d(c, c, (7, 1), (stride, 1), (3, 0), bias=False),
        nn.BatchNorm2d(c),
    )


OPERATIONS = {
    "skip_connect": lambda c, s: nn.Identity() if s == 1 else FactorizedReduction(c, c),
    "max_pool_3x3": lambda c, s: nn.MaxPool2d(3, s, 1),
    "avg_pool_3x3": lambda c, s: nn.AvgPool2d(3, s, 1, count_include_pad=False),
    "sep_conv_3x3": lambda c, s: separable(c, 3, s),
    "sep_conv_5x5": lambda c, s: separable(c, 5, s),
    "sep_conv_7x7": lambda c, s: separable(c, 7, s),
    "dil_conv_3x3": lambda c, s: dilated(c, 3, s),
    "dil_conv_5x5": lambda c, s: dilated(c, 5, s),
    "conv_7x1_1x7": lambda c, s: crossed(c, s),
    "nor_conv_1x1": lambda c, s: relu_conv_norm(c, c, 1, s),
    "nor_conv_3x3": lambda c, s: relu_conv_norm(c, c, 3, s),
}


class Cell(nn.Module):
    """Nodes sum what their edges bring; the output joins the nodes of `concat`."""

    def __init__(self, cell, channels, reduces, preprocess):
        super().__init__()
        self.inputs = len(preprocess)
        self.nodes = cell["nodes"]
        self.edges = [edge for edge in cell["edges"] if edge[2] != "none"]
        self.concat = cell["concat"]
        for i, layer in enumerate(preprocess):
            self.add_module("preprocess%d" % i, layer)
        for source, target, operation in self.edges:
            name = "%d-%d" % (source, target)
            if name not in self._modules:
                self.add_module(name, nn.ModuleDict())
            stride = 2 if reduces and source < self.inputs else 1
            self._modules[name][operation] = OPERATIONS[operation](channels, stride)

    def forward(self, *inputs):
        nodes = [self._modules["preprocess%d" % i](x) for i, x in enumerate(inputs)]
        for node in range(self.inputs, self.inputs + self.nodes):
            total = None
            for source, target, operation in self.edges:
                if target == node and nodes[source] is not None:
                    y = self._modules["%d-%d" % (source, target)][operation](nodes[source])
                    total = y if total is None else total + y
            nodes.append(total)
        outputs = [torch.zeros_like(inputs[0]) if nodes[i] is None else nodes[i] for i in self.concat]
        return torch.cat(outputs, dim=1) if len(outputs) > 1 else outputs[0]
