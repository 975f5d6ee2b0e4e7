package ai.babelbit.chain;

import ai.babelbit.chain.codec.Value;
import java.util.Map;

/// A call to be made.
///
/// @param pallet the runtime's module
/// @param name the module's function
/// @param arguments by the function's names
record CallData(String pallet, String name, Map<String, Value> arguments) {}
