package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class NetworkShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shapesWrittenBeforeThereWasAStemAreRead() throws JsonProcessingException {
        String old =
                "{\"channels\":16,\"cells\":8,\"classes\":10,\"imageChannels\":1,\"imageSize\":28}";
        assertEquals(
                new NetworkShape(16, 8, 10, 1, 28, Stem.CIFAR),
                JSON.readValue(old, NetworkShape.class));
        NetworkShape imageNet = new NetworkShape(48, 14, 1000, 3, 224, Stem.IMAGENET);
        assertEquals(
                imageNet, JSON.readValue(JSON.writeValueAsString(imageNet), NetworkShape.class));
    }

    @Test
    void checkpointsOfBeforeAreFound() {
        assertEquals(
                "NetworkShape[channels=16, cells=8, classes=10, imageChannels=1, imageSize=28]",
                new NetworkShape(16, 8, 10, 1, 28).toString());
    }
}
