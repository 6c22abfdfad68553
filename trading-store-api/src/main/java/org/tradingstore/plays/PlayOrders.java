package org.tradingstore.plays;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a play, as its changes of status left them: of each the id that was named last, so that no change loses one by not
 * naming it, and the status that came with that id or after it. <em>Immutable.</em>
 *
 * @param orderId of the order that opens it
 * @param positionExists as it was said last
 * @param closingOrderId of the order that closes it
 * @param contingencyOrderId of the order that protects it
 * @param conditionalsHandled whether any change said that its conditional plays are handled
 */
public record PlayOrders(
        @Nullable String orderId,
        @Nullable String orderStatus,
        @Nullable Boolean positionExists,
        @Nullable String closingOrderId,
        @Nullable String closingOrderStatus,
        @Nullable String contingencyOrderId,
        @Nullable String contingencyOrderStatus,
        boolean conditionalsHandled) {
    /** Before any change. */
    public static final PlayOrders NONE = new PlayOrders(null, null, null, null, null, null, null, false);

    /** What a history, oldest first, leaves. */
    public static PlayOrders after(List<PlayStatusChange> history) {
        PlayOrders orders = NONE;
        for (PlayStatusChange change : history) {
            orders = orders.after(change);
        }
        return orders;
    }

    /** What is known once {@code change} has come. */
    public PlayOrders after(PlayStatusChange change) {
        return new PlayOrders(
                newer(change.orderId(), orderId),
                statusOf(change.orderId(), change.orderStatus(), orderId, orderStatus),
                newer(change.positionExists(), positionExists),
                newer(change.closingOrderId(), closingOrderId),
                statusOf(change.closingOrderId(), change.closingOrderStatus(), closingOrderId, closingOrderStatus),
                newer(change.contingencyOrderId(), contingencyOrderId),
                statusOf(
                        change.contingencyOrderId(),
                        change.contingencyOrderStatus(),
                        contingencyOrderId,
                        contingencyOrderStatus),
                conditionalsHandled || change.conditionalsHandled());
    }

    private static <V> @Nullable V newer(@Nullable V given, @Nullable V known) {
        return given == null ? known : given;
    }

    /** An order that is new does not have the status of the one before it. */
    private static @Nullable String statusOf(
            @Nullable String id, @Nullable String status, @Nullable String knownId, @Nullable String knownStatus) {
        boolean another = id != null && !id.equals(knownId);
        return another ? status : newer(status, knownStatus);
    }
}
