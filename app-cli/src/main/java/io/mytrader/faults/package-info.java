/** Scripts of what goes wrong at the simulated gateway, read from files. */
@NullMarked
package io.mytrader.faults;

import org.jspecify.annotations.NullMarked;
