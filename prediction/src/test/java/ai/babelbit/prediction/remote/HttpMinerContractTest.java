package ai.babelbit.prediction.remote;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.PredictorContract;
import ai.babelbit.miner.MinerConfig;
import ai.babelbit.miner.MinerServer;
import ai.babelbit.prediction.control.Controls;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Asking our own miner, over HTTP.
final class HttpMinerContractTest extends PredictorContract {
    private static final MinerServer MINER = MinerServer.start(Controls.echo(), MinerConfig.loopback());

    @AfterAll
    static void stop() {
        MINER.close();
    }

    @Override
    protected Predictor open() {
        return new HttpMiner(MINER.uri(), "predict");
    }

    @Test
    void whatGoesThereComesBackUnchangedHoweverLongTheTalkHasBeen() throws Exception {
        Context talk = Context.empty();
        for (int i = 0; i < 5000; i++) {
            talk = talk.plus("turn " + i + ": naïve café 🙂 EOF \"quoted\" and so on and so on and so on");
        }
        String prefix = "EOF 🙂 a\u0000b \\ \"שלום\"";
        try (Predictor miner = open()) {
            assertThat(miner.predict(request("s", 0, talk, prefix, Duration.ofSeconds(20))))
                    .isEqualTo(Outcome.Answered.of(prefix));
            Context oneLongTurn = Context.of("\u0001🙂".repeat(100_000));
            assertThat(miner.predict(request("s", 1, oneLongTurn, prefix, Duration.ofSeconds(20))))
                    .isEqualTo(Outcome.Answered.of(prefix));
        }
    }
}
