namespace ClaimTrack.Domain;

/// <summary>Whose turn it is to write in one part of a claim. It is a courtesy that keeps two people from writing over each
/// other; what keeps texts safe is the version.</summary>
public sealed class EditLease
{
    /// <summary>How long a turn lasts that is not renewed.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(20);

    /// <summary>How often whoever holds it renews it.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(8);

    /// <summary>After how long without typing an Editor may take it over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    /// <summary>The part in which the verdict is written.</summary>
    public const string Verdict = "verdict";

    /// <summary>Longest name of a part.</summary>
    public const int PartMax = 40;

    EditLease() { Part = ""; Holder = null!; }

    /// <summary>Takes the first turn on a part.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="part">The part, such as <see cref="Verdict"/>.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member is not of the claim's team or may not write there.</exception>
    public EditLease(Claim claim, string part, Member by, DateTimeOffset now)
    {
        ClaimId = claim.Id;
        TeamId = claim.TeamId;
        Part = part;
        Demand(by);
        Holder = by;
        HolderId = by.Id;
        TakenAt = RenewedAt = ActiveAt = now;
    }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The part.</summary>
    public string Part { get; private set; }

    /// <summary>Goes up with every change of hands, so that of two who reach for it at once one gets it.</summary>
    public int Version { get; private set; }

    /// <summary>The identity of whose turn it is or was last.</summary>
    public int HolderId { get; private set; }

    /// <summary>Whose turn it is or was last.</summary>
    public Member Holder { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>When its holder was last heard of.</summary>
    public DateTimeOffset RenewedAt { get; private set; }

    /// <summary>When its holder last typed.</summary>
    public DateTimeOffset ActiveAt { get; private set; }

    /// <summary>The identity of whoever asked for a turn.</summary>
    public int? AskedById { get; private set; }

    /// <summary>Who asked for a turn.</summary>
    public Member? AskedBy { get; private set; }

    /// <summary>Whether somebody has the turn now.</summary>
    public bool IsHeld(DateTimeOffset now) => now - RenewedAt < Life;

    /// <summary>Whether <paramref name="member"/> has the turn now.</summary>
    public bool IsHeldBy(Member member, DateTimeOffset now) => IsHeld(now) && HolderId == member.Id;

    /// <summary>Takes the turn, or keeps it.</summary>
    /// <param name="by">Who writes.</param>
    /// <param name="hasTyped">Whether they typed since they were last heard of.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Whether it is theirs now.</returns>
    /// <exception cref="RefusedException">The member may not write here.</exception>
    public bool Take(Member by, bool hasTyped, DateTimeOffset now)
    {
        Demand(by);
        if (IsHeld(now) && HolderId != by.Id) return false;
        if (HolderId != by.Id || !IsHeld(now)) PassTo(by, now);
        RenewedAt = now;
        if (hasTyped) ActiveAt = now;
        return true;
    }

    /// <summary>Asks whoever has the turn for it.</summary>
    /// <exception cref="RefusedException">The member may not write here.</exception>
    public void Ask(Member by, DateTimeOffset now)
    {
        Demand(by);
        if (!IsHeld(now) || HolderId == by.Id) return;
        AskedBy = by;
        AskedById = by.Id;
    }

    /// <summary>Gives the turn to whoever asked for it, or ends it.</summary>
    public void Release(Member by, DateTimeOffset now)
    {
        if (!IsHeldBy(by, now)) return;
        if (AskedBy is { IsActive: true } next) PassTo(next, now);
        else RenewedAt = now - Life;
    }

    /// <summary>Takes the turn from somebody who has stopped typing.</summary>
    /// <exception cref="RefusedException">The member is no Editor, or the holder is typing.</exception>
    public void TakeOver(Member by, DateTimeOffset now)
    {
        Demand(by);
        if (!by.May(Permission.TakeOverTurn))
            throw new RefusedException(Rule.RoleTooLow, $"Taking a turn over needs the role {Permissions.LeastRole(Permission.TakeOverTurn).Say()}; you are {by.Role.Say()}. Ask for a turn instead.");
        if (IsHeld(now) && HolderId != by.Id && now - ActiveAt < Idle)
            throw new RefusedException(Rule.WrongStatus, $"{Holder.Name} is writing. You can take over after a minute without typing, or ask for a turn.");
        PassTo(by, now);
    }

    void PassTo(Member by, DateTimeOffset now)
    {
        Holder = by;
        HolderId = by.Id;
        AskedBy = null;
        AskedById = null;
        TakenAt = RenewedAt = ActiveAt = now;
        Version++;
    }

    void Demand(Member by)
    {
        if (by.TeamId != TeamId) throw new RefusedException(Rule.NotOfThisTeam, "This claim belongs to another team.");
        if (!by.May(Permission.DraftVerdict))
            throw new RefusedException(Rule.RoleTooLow, $"Writing here needs the role {Permissions.LeastRole(Permission.DraftVerdict).Say()}; you are {by.Role.Say()}.");
    }
}
