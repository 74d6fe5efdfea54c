/** The store on real files: durability, damage, failures, reading. */
@NullMarked
package io.mytrader.sqlite;

import org.jspecify.annotations.NullMarked;
