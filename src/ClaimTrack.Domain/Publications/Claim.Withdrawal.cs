namespace ClaimTrack.Domain;

// A legal order binds whoever runs the installation, who need not be of the team. What the team does goes on meanwhile.
public sealed partial class Claim
{
    /// <summary>Shows the check to no reader any more, because somebody with the power to do so ordered it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">There is no check or it is withdrawn already, or the order names nobody or no
    /// reason.</exception>
    public void Withdraw(LegalOrder order, DateTimeOffset now)
    {
        if (Check is not { Order: null }) throw new RefusedException(Rule.NoLiveCheck, "No check with this number is shown to readers.");
        if (string.IsNullOrWhiteSpace(order.OrderedBy) || string.IsNullOrWhiteSpace(order.Reason))
            throw new RefusedException(Rule.ReasonMissing, "Say who ordered it, and what readers will be told.");
        Check.Order = order with { Since = now };
        Record(EventKind.CheckWithdrawn, null, now, order.OrderedBy, new FieldChange("Reason", null, order.Reason));
    }

    /// <summary>Shows the check again, as it is by now.</summary>
    /// <exception cref="RefusedException">It is not withdrawn.</exception>
    public void LiftOrder(DateTimeOffset now)
    {
        if (Check is not { Order: { } order }) throw new RefusedException(Rule.NoLiveCheck, "The check is shown to readers already.");
        Check.Order = null;
        Record(EventKind.CheckRestored, null, now, order.OrderedBy);
    }
}
