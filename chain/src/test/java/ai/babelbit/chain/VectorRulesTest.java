package ai.babelbit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.LegacyNeurons;
import ai.babelbit.chain.codec.ScaleReader;
import ai.babelbit.chain.codec.Value;
import ai.babelbit.chain.crypto.Drand;
import ai.babelbit.chain.crypto.KeyUri;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The rules of weights, epochs and commitments against recorded results of the SDK and the runtime's own
/// tests.
final class VectorRulesTest {
    @TestFactory
    Stream<DynamicTest> weightsAreNormalisedAsTheSdkDoes() {
        return Vectors.each("/weights_normalisation", "weights", vector -> {
            WeightVector weights = WeightVector.normalise(
                    numbers(vector, "uids").map(JsonNode::intValue).toList(),
                    numbers(vector, "weights").map(JsonNode::doubleValue).toList());
            assertThat(weights.uids())
                    .isEqualTo(
                            numbers(vector, "out_uids").map(JsonNode::intValue).toList());
            assertThat(weights.values())
                    .isEqualTo(numbers(vector, "out_values_float32_as_sdk")
                            .map(JsonNode::intValue)
                            .toList());
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoWeightIsRefused(double weight) {
        assertThatThrownBy(() -> WeightVector.normalise(List.of(1), List.of(weight)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLockedWeightsAreLaidOutAsTheRuntimeReadsThem() {
        JsonNode vector = Vectors.at("/weights_tlock_payload");
        WeightVector weights = new WeightVector(
                numbers(vector, "uids").map(JsonNode::intValue).toList(),
                numbers(vector, "values").map(JsonNode::intValue).toList());
        assertThat(WeightSetting.payload(
                        KeyUri.parse(vector.required("hotkey").stringValue()),
                        weights,
                        vector.required("version_key").longValue()))
                .isEqualTo(Vectors.hex(vector, "scale"));
    }

    @TestFactory
    Stream<DynamicTest> roundsOfRevealsByTheOldRuleAreThoseOfTheSdk() {
        return Vectors.each("/reveal_round/weights", "current_block", vector -> {
            long block = vector.required("current_block").longValue();
            long reveal = Epochs.revealBlock(
                    block,
                    vector.required("netuid").longValue(),
                    vector.required("tempo").longValue(),
                    vector.required("reveal_period_epochs").longValue());
            assertThat(reveal).isEqualTo(vector.required("first_reveal_block").longValue());
            assertThat(Epochs.round(
                            Drand.QUICKNET,
                            reveal,
                            block,
                            vector.required("now_unix").doubleValue(),
                            vector.required("block_time").doubleValue()))
                    .isEqualTo(vector.required("reveal_round").longValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> roundsOfCommitmentsAreThoseOfTheSdk() {
        return Vectors.each(
                "/reveal_round/commitment",
                "blocks_until_reveal",
                vector -> assertThat(Epochs.commitmentRound(
                                Drand.QUICKNET,
                                vector.required("now_unix").longValue(),
                                vector.required("blocks_until_reveal").doubleValue(),
                                vector.required("block_time").doubleValue()))
                        .isEqualTo(vector.required("reveal_round").longValue()));
    }

    @TestFactory
    Stream<DynamicTest> epochsByTheNewRuleAreThoseOfTheSdk() {
        return Vectors.each("/reveal_round/stateful_epoch_v2/cases", "name", vector -> {
            Epochs.Schedule schedule = new Epochs.Schedule(
                    vector.required("last_epoch_block").longValue(),
                    vector.required("pending_epoch_at").longValue(),
                    vector.required("subnet_epoch_index").longValue(),
                    vector.required("tempo").longValue(),
                    vector.required("blocks_since_last_step").longValue());
            long head = vector.required("current_block").longValue();
            long periods = vector.path("reveal_period_epochs").longValue(1);
            if (vector.has("expected")) {
                assertThatThrownBy(() -> schedule.revealBlock(head, periods))
                        .isInstanceOf(ChainException.class)
                        .hasMessageContaining("tempo is 0");
            } else if (vector.has("expected_commit_epoch")) {
                assertThat(schedule.commitEpoch(head))
                        .isEqualTo(vector.required("expected_commit_epoch").longValue());
            } else {
                assertThat(schedule.revealBlock(head, periods))
                        .isEqualTo(vector.required("expected_reveal_block").longValue());
            }
        });
    }

    @Test
    void revealedTextsLoseTheirInnerLength() {
        JsonNode vector = Vectors.at("/chain/revealed_commitments_value");
        List<RevealedCommitment> expected = vector.required("decoded")
                .valueStream()
                .map(each -> new RevealedCommitment(
                        each.required("block").longValue(),
                        each.required("message").stringValue()))
                .toList();
        ScaleReader in = Vectors.hex(vector, "scale").reader();
        List<Value> rows = Stream.generate(() -> Value.of(List.of(Value.of(in.bytes()), Value.of(in.u64()))))
                .limit(in.length())
                .toList();
        in.end();
        assertThat(RevealedCommitment.listOf(Value.of(rows))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "02", "03", "0361", "ff", "7b7d", "c328"})
    void whateverSomebodyCommittedIsReadWithoutFailing(String hex) {
        assertThat(RevealedCommitment.text(ByteString.hex(hex))).doesNotContain("\uFFFD");
    }

    @Test
    void neuronsAsBytesAreReadWithoutMetadata() {
        JsonNode vector = Vectors.at("/chain/neuron_info_lite");
        Value neuron = LegacyNeurons.decode(Vectors.hex(vector, "vec_scale")).at(0);
        JsonNode expected = vector.required("decoded");
        assertThat(neuron.field("hotkey").asAccount())
                .hasToString(expected.required("hotkey").stringValue());
        assertThat(neuron.field("uid").asLong()).isEqualTo(3);
        assertThat(neuron.field("last_update").asLong()).isEqualTo(6_000_002);
        assertThat(Axon.of(neuron.field("axon_info")).host()).isEqualTo("1.2.3.4");
        JsonNode captured = Vectors.at("/real_runtime_218_capture/state/0");
        ScaleReader wrapped = Vectors.hex(captured, "result").reader();
        List<Value> neurons = LegacyNeurons.decode(wrapped.bytes()).asItems();
        wrapped.end();
        JsonNode metagraph = Vectors.at("/real_runtime_218_capture/metagraph");
        assertThat(neurons.stream().map(each -> each.field("hotkey").asAccount().address()))
                .isEqualTo(
                        numbers(metagraph, "hotkeys").map(JsonNode::stringValue).toList());
        assertThat(neurons.stream().map(each -> each.field("last_update").asLong()))
                .isEqualTo(numbers(metagraph, "lastUpdate")
                        .map(JsonNode::longValue)
                        .toList());
    }

    private static Stream<JsonNode> numbers(JsonNode vector, String field) {
        return StreamSupport.stream(vector.required(field).spliterator(), false);
    }
}
