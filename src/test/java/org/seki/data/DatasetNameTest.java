package org.seki.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetNameTest {
    @ParameterizedTest
    @CsvSource({
        "fashion-mnist, Fashion-MNIST",
        "fashion, Fashion-MNIST",
        "fashion-mnist-full, 'Fashion-MNIST, whole'",
        "cifar10, CIFAR-10",
        "cifar100, CIFAR-100",
        "/data/Flowers 102/, Flowers 102",
        "/data/cifar10, cifar10",
        "'C:\\data\\flowers', flowers",
        "/data/imagenet@16, 'imagenet, 16 px'",
        "imagenet@16, 'imagenet, 16 px'",
        "imagenet@1600, imagenet@1600",
        "me@home, me@home",
        "nowhere, nowhere",
        "/, /"
    })
    void isWhatPeopleCallIt(String asked, String brief) {
        assertThat(DatasetName.of(asked).brief()).isEqualTo(brief);
        assertThat(DatasetName.of(asked).whole()).contains(asked);
    }

    @Test
    void theWholeNameTellsTheSize() {
        assertThat(DatasetName.of("fashion-mnist").whole())
                .isEqualTo("Fashion-MNIST, 12,000 images (fashion-mnist, built in)");
        assertThat(DatasetName.of("cifar10").whole()).contains("60,000 images of 32×32");
    }
}
