/** The report as one self-contained page. */
@NullMarked
package io.mytrader.report.html;

import org.jspecify.annotations.NullMarked;
