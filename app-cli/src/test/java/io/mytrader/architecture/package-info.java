/** The rules of docs/architecture.md, checked against the compiled classes of every module. */
@NullMarked
package io.mytrader.architecture;

import org.jspecify.annotations.NullMarked;
