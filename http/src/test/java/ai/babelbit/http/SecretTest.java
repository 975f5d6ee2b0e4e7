package ai.babelbit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretTest {
    @Test
    void printsAsStarsEverywhere() {
        Secret secret = Secret.of("hunter2");
        assertThat(secret).hasToString("***");
        assertThat("key " + secret).isEqualTo("key ***");
        assertThat(secret.hashCode()).isEqualTo(Secret.of("other").hashCode());
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @Test
    void equalsByValue() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    }
}
