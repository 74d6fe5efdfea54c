package io.mytrader.notify;

/**
 * A message to the operator.
 *
 * @param event the kind under which users subscribe, such as {@code fill} or {@code halt}
 * @param timeMillis engine time, epoch milliseconds UTC
 * @param title one line
 * @param text the details
 */
public record Notification(String event, long timeMillis, String title, String text) {}
