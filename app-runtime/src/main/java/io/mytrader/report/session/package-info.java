/** Recorded sessions as files for other programs. */
@NullMarked
package io.mytrader.report.session;

import org.jspecify.annotations.NullMarked;
