/**
 * Configuration: strict reading of YAML, environment and command line into typed settings.
 *
 * <p>{@link io.mytrader.config.ConfigurationReader} resolves every key and reports all problems at
 * once; {@link io.mytrader.config.ConfigurationSchema} holds what is allowed, as data.
 */
@NullMarked
package io.mytrader.config;

import org.jspecify.annotations.NullMarked;
