@NullMarked
package io.mytrader.cli;

import org.jspecify.annotations.NullMarked;
