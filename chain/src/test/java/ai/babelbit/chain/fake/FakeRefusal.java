package ai.babelbit.chain.fake;

/// A JSON-RPC error; its message is the error object.
final class FakeRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    FakeRefusal(String error) {
        super(error);
    }

    static FakeRefusal invalid(String data) {
        return new FakeRefusal("{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"" + data + "\"}");
    }
}
