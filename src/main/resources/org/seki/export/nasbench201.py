

class ResidualReduction(nn.Module):
    """Halves the image and doubles the channels between stages."""

    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv_a = relu_conv_norm(c_in, c_out, 3, 2)
        self.conv_b = relu_conv_norm(c_out, c_out, 3, 1)
        self.downsample = nn.Sequential(nn.AvgPool2d(2, 2), nn.Conv2d(c_in, c_out, 1, bias=False))

    def forward(self, x):
        return self.downsample(x) + self.conv_b(self.conv_a(x))


class Network(nn.Module):
    """NAS-Bench-201 (Dong and Yang 2020): (N, image channels, H, W), normalised, to logits (N, classes)."""

    def __init__(self, channels=CHANNELS, layers=LAYERS, classes=len(CLASSES)):
        super().__init__()
        c = channels
        self.stem = nn.Sequential(
            nn.Conv2d(IMAGE_CHANNELS, c, 3, padding=1, bias=False), nn.BatchNorm2d(c)
        )
        self.cells = nn.ModuleList()
        for stage in range(3):
            if stage > 0:
                self.cells.append(ResidualReduction(c, 2 * c))
                c = 2 * c
            for _ in range(layers):
                self.cells.append(Cell(CELLS["cell"], c, False, [nn.Identity()]))
        self.lastact = nn.Sequential(nn.BatchNorm2d(c), nn.ReLU())
        self.classifier = nn.Linear(c, classes)

    def forward(self, x):
        x = self.stem(x)
        for cell in self.cells:
            x = cell(x)
        return self.classifier(self.lastact(x).mean(dim=(2, 3)))
