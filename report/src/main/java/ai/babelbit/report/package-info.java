/// Shows a scored lab run as one self-contained HTML page. Start at [ReportWriter].
@NullMarked
package ai.babelbit.report;

import org.jspecify.annotations.NullMarked;
