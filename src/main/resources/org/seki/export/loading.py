

def normalise(images):
    """(N, image channels, H, W) with values from 0 to 1, as the network was trained on them."""
    shape = (1, IMAGE_CHANNELS, 1, 1)
    return (images - torch.tensor(MEAN).view(shape)) / torch.tensor(DEVIATION).view(shape)


def load(path=None):
    """The trained network, ready to evaluate; its weights lie beside this file."""
    path = path or os.path.join(os.path.dirname(os.path.abspath(__file__)), WEIGHTS)
    network = Network()
    saved = read_safetensors(path)
    saved = {k: v for k, v in saved.items() if not k.startswith("auxiliary_head.")}
    missing, unexpected = network.load_state_dict(saved, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        raise ValueError("%s holds another network: %s" % (path, (missing + unexpected)[:3]))
    return network.eval()


if __name__ == "__main__":
    network = load(*sys.argv[1:2]) if WEIGHTS or sys.argv[1:] else Network()
    print(GENOTYPE)
    print("%d parameters, %d classes" % (sum(p.numel() for p in network.parameters()), len(CLASSES)))
