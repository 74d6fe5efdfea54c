/** Orders at the simulated broker: acceptance, life cycle, matching, groups, executions. */
@NullMarked
package io.mytrader.gateway.order;

import org.jspecify.annotations.NullMarked;
