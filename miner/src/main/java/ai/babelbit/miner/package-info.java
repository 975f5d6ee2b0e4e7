/// A predictor behind `POST /predict`, for validators and for anybody else who may ask. Start at [MinerServer].
@NullMarked
package ai.babelbit.miner;

import org.jspecify.annotations.NullMarked;
