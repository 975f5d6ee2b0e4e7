package ai.babelbit.chain.codec;

/// One of the checks that every transaction passes: the type of what it puts into the transaction, and the
/// type of what it puts under the signature only.
record SignedExtension(String name, int type, int implied) {}
