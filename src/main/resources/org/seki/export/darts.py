

class Network(nn.Module):
    """DARTS (Liu et al. 2019): (N, image channels, H, W), normalised, to logits (N, classes)."""

    def __init__(self, channels=CHANNELS, layers=LAYERS, classes=len(CLASSES)):
        super().__init__()
        if STEM == "IMAGENET":
            c = channels
            self.stem0 = nn.Sequential(
                nn.Conv2d(IMAGE_CHANNELS, c // 2, 3, 2, 1, bias=False),
                nn.BatchNorm2d(c // 2),
                nn.ReLU(),
                nn.Conv2d(c // 2, c, 3, 2, 1, bias=False),
                nn.BatchNorm2d(c),
            )
            self.stem1 = relu_conv_norm(c, c, 3, 2)
        else:
            c = 3 * channels
            self.stem = nn.Sequential(
                nn.Conv2d(IMAGE_CHANNELS, c, 3, padding=1, bias=False), nn.BatchNorm2d(c)
            )
        before, previous, halved = c, c, STEM == "IMAGENET"
        self.cells = nn.ModuleList()
        for i in range(layers):
            reduces = i in (layers // 3, 2 * layers // 3)
            channels = 2 * channels if reduces else channels
            cell = CELLS["reduce" if reduces else "normal"]
            preprocess = [
                FactorizedReduction(before, channels)
                if halved
                else relu_conv_norm(before, channels, 1, 1),
                relu_conv_norm(previous, channels, 1, 1),
            ]
            self.cells.append(Cell(cell, channels, reduces, preprocess))
            before, previous, halved = previous, len(cell["concat"]) * channels, reduces
        self.classifier = nn.Linear(previous, classes)

    def forward(self, x):
        if STEM == "IMAGENET":
            before = self.stem0(x)
            previous = self.stem1(before)
        else:
            before = previous = self.stem(x)
        for cell in self.cells:
            before, previous = previous, cell(before, previous)
        return self.classifier(previous.mean(dim=(2, 3)))
