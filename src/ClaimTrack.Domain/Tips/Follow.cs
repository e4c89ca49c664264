namespace ClaimTrack.Domain;

/// <summary>What somebody wants to hear of. Where several wishes are met by one event, the last of these counts.</summary>
public enum FollowKind
{
    /// <summary>Every check on a topic, and what becomes of it.</summary>
    Topic,
    /// <summary>Corrections and the retraction of one check.</summary>
    Check,
    /// <summary>What becomes of their own tip.</summary>
    Tip,
}

/// <summary>That somebody wants to be written to about one thing. Their address is used for nothing else, and only after its
/// owner has confirmed it. It leaves no trace in the history: whoever ends it is gone.</summary>
public sealed class Follow
{
    /// <summary>Longest address.</summary>
    public const int AddressMax = 254;

    /// <summary>Longest name of the thing.</summary>
    public const int OfMax = Topic.NameMax;

    /// <summary>How long an address may stay unconfirmed, in days.</summary>
    public const int DaysToConfirm = 7;

    /// <summary>The most letters in a day that ask one address whether it is meant, whoever has them sent.</summary>
    public const int AsksPerDay = 5;

    Follow() { Of = Address = AddressKey = Language = ""; }

    /// <summary>Asks to be written to.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="of">Which one: the check's number, the topic's name, or the hash of the tip's token.</param>
    /// <param name="address">The address as it was typed.</param>
    /// <param name="language">BCP 47 tag of the language to write in.</param>
    /// <param name="now">The instant.</param>
    public Follow(FollowKind kind, string of, string address, string language, DateTimeOffset now)
    {
        Kind = kind;
        Of = of;
        Address = address;
        AddressKey = KeyOf(address);
        Language = language;
        AskedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>What it is about.</summary>
    public FollowKind Kind { get; private set; }

    /// <summary>Which one: the check's number, the topic's name, or the hash of the tip's token.</summary>
    public string Of { get; private set; }

    /// <summary>Where letters go.</summary>
    public string Address { get; private set; }

    /// <summary>The address as it is compared.</summary>
    public string AddressKey { get; private set; }

    /// <summary>BCP 47 tag of the language to write in.</summary>
    public string Language { get; private set; }

    /// <summary>When it was asked for last.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the owner of the address said that it was meant; null while nobody has.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The form in which addresses are compared: nobody has two mailboxes that differ by capitals alone.</summary>
    public static string KeyOf(string address) => address.ToUpperInvariant();

    /// <summary>Whether it was never confirmed in its time, and is to be forgotten.</summary>
    public bool IsOver(DateTimeOffset now) => ConfirmedAt is null && now >= AskedAt.AddDays(DaysToConfirm);

    /// <summary>Asks once more; an unconfirmed one has its full time again.</summary>
    public void AskAgain(string language, DateTimeOffset now)
    {
        if (ConfirmedAt is not null) return;
        Language = language;
        AskedAt = now;
    }

    /// <summary>The owner of the address says that it was meant.</summary>
    /// <exception cref="RefusedException">It is too late.</exception>
    public void Confirm(DateTimeOffset now)
    {
        if (IsOver(now)) throw new RefusedException(Rule.TooLate, $"The link works for {DaysToConfirm} days. Ask again.");
        ConfirmedAt ??= now;
    }
}
