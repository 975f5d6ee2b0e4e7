/// Writes flat tables as Apache Parquet, format version 1: plain encoding, gzip, one row group a file. The
/// libraries that write Parquet need Hadoop's classes or bring a database; this needs neither and writes
/// nothing they cannot read. Start at [ParquetTable].
///
/// Source: the format's specification, https://parquet.apache.org/docs/file-format/ and `parquet.thrift`.
@NullMarked
package ai.babelbit.cli.parquet;

import org.jspecify.annotations.NullMarked;
