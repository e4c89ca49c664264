using ClaimTrack.Domain;

namespace ClaimTrack.Data;

/// <summary>A letter that is to go out, or went. It is written in the same transaction as what it tells of, and its key is
/// unique for its reader: nobody is written to twice about one thing.</summary>
public sealed class Letter
{
    /// <summary>Longest key.</summary>
    public const int KeyMax = 60;

    /// <summary>Identity in the database.</summary>
    public long Id { get; private set; }

    /// <summary>The identity of the member whom it is for; null where it is for somebody who reads the public site.</summary>
    public int? MemberId { get; init; }

    /// <summary>The member whom it is for.</summary>
    public Member? Member { get; private set; }

    /// <summary>The identity of the wish to hear of something by which it goes out; null where it is for a member.</summary>
    public int? FollowId { get; private set; }

    /// <summary>The wish by which it goes out.</summary>
    public Follow? Follow { get; init; }

    /// <summary>What it is about: <c>event-7</c>, <c>digest-2026-11-23</c>, or <c>asked-1</c> where it asks whether it is wanted.</summary>
    public required string Key { get; init; }

    /// <summary>The event that it tells of; null for a digest, which tells of every line of its day, and for a question.</summary>
    public long? EventId { get; init; }

    /// <summary>Since when it is to go out.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it went out; null while it has not.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it is tried next; null when it was sent or given up.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>Goes up with every try: of two instances that reach for a letter, one sends it.</summary>
    public int Version { get; set; }
}
