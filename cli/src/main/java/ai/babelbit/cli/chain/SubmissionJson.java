package ai.babelbit.cli.chain;

import ai.babelbit.chain.Submission;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The outcome of a transaction for machines.
final class SubmissionJson {
    private SubmissionJson() {}

    static ObjectNode of(Submission submission) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("outcome", submission.kind())
                .put("summary", submission.summary());
        switch (submission) {
            case Submission.Included included ->
                json.put("block", included.block().number())
                        .put("blockHash", included.block().hash().toString())
                        .put("finalized", included.isFinal())
                        .put("hash", included.hash().toString())
                        .put("feeRao", included.fee());
            case Submission.Failed failed ->
                json.put("block", failed.block().number())
                        .put("hash", failed.hash().toString())
                        .put("pallet", failed.error().pallet())
                        .put("error", failed.error().name())
                        .put("meaning", failed.error().meaning());
            case Submission.Refused refused -> json.put("error", refused.name()).put("meaning", refused.meaning());
            case Submission.NotSeen unseen ->
                json.put("hash", unseen.hash().toString()).put("lastHeard", unseen.lastHeard());
            case Submission.AlreadySo so -> json.put("reason", so.reason());
            case Submission.NotSent unsent -> json.put("reason", unsent.reason());
        }
        return json;
    }
}
