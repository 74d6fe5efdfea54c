/** Exports of recorded sessions. */
@NullMarked
package io.mytrader.report.session;

import org.jspecify.annotations.NullMarked;
