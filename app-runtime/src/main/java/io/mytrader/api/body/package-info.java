/** What the REST endpoints take and give. */
@NullMarked
package io.mytrader.api.body;

import org.jspecify.annotations.NullMarked;
