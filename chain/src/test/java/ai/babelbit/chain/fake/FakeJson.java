package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.ByteString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A block's parts as a node's answers show them.
final class FakeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FakeJson() {}

    static JsonNode query(JsonNode keys, FakeBlock block) {
        var changes = JSON.arrayNode();
        for (JsonNode key : keys) {
            ByteString value = block.state().get(ByteString.hex(key.asString()));
            changes.add(JSON.arrayNode().add(key.asString()).add(value == null ? JSON.nullNode() : text(value)));
        }
        return JSON.arrayNode()
                .add(JSON.objectNode().put("block", block.hash().toString()).set("changes", changes));
    }

    static JsonNode page(JsonNode parameters, FakeBlock block) {
        String prefix = parameters.path(0).asString();
        var page = JSON.arrayNode();
        block.state().tailMap(ByteString.hex(parameters.path(2).asString()), false).keySet().stream()
                .map(ByteString::toString)
                .filter(key -> key.startsWith(prefix))
                .limit(parameters.path(1).intValue())
                .forEach(page::add);
        return page;
    }

    static JsonNode header(FakeBlock block) {
        return JSON.objectNode()
                .put("number", "0x" + Long.toHexString(block.number()))
                .put("parentHash", block.parent().toString());
    }

    static JsonNode body(FakeBlock block) {
        var extrinsics = JSON.arrayNode();
        block.extrinsics().forEach(each -> extrinsics.add(each.toString()));
        return JSON.objectNode()
                .set("block", JSON.objectNode().set("header", header(block)).set("extrinsics", extrinsics));
    }

    static JsonNode text(ByteString bytes) {
        return JSON.stringNode(bytes.toString());
    }
}
