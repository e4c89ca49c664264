namespace ClaimTrack.Domain;

/// <summary>The rule that a refused move broke. Stable names: pages and callers may branch on them.</summary>
public enum Rule
{
    /// <summary>The claim's status does not allow this action.</summary>
    WrongStatus,
    /// <summary>The member's role does not reach.</summary>
    RoleTooLow,
    /// <summary>A claim must say something.</summary>
    StatementBlank,
    /// <summary>A reason has to be given.</summary>
    ReasonMissing,
    /// <summary>A day to wake a parked claim has to be given, and lie ahead.</summary>
    WakeDateMissing,
    /// <summary>Claims merge only within their team.</summary>
    OtherTeam,
    /// <summary>A claim cannot merge into itself.</summary>
    SameClaim,
    /// <summary>A claim cannot merge into one that was merged itself.</summary>
    TargetMerged,
    /// <summary>The verdict lacks a rating, a conclusion or an explanation.</summary>
    DraftIncomplete,
    /// <summary>The team's evidence rule does not hold yet.</summary>
    EvidenceRule,
    /// <summary>Four eyes: nobody votes on a verdict that they wrote a part of.</summary>
    OwnVerdict,
    /// <summary>One vote per person and draft in a round.</summary>
    AlreadyVoted,
    /// <summary>The vote was meant for an earlier draft than the current one.</summary>
    StaleDraft,
    /// <summary>Asking for changes needs a comment that says which.</summary>
    CommentMissing,
    /// <summary>What a thread hangs on is not there, or not to be known yet: the same to whoever may not know which.</summary>
    PlaceGone,
    /// <summary>Only those who wrote or submitted the verdict may withdraw it.</summary>
    NotItsAuthor,
    /// <summary>The publish gate is not passed.</summary>
    GateClosed,
    /// <summary>There is no live check that a correction could be abandoned for.</summary>
    NoLiveCheck,
    /// <summary>The time to publish must lie ahead.</summary>
    TimeInThePast,
    /// <summary>What was done a moment ago can be taken back for a while, and no longer.</summary>
    TooLate,
    /// <summary>Somebody has built on what is to be taken back.</summary>
    ChangedSince,
    /// <summary>It was taken back before.</summary>
    DoneAlready,
    /// <summary>A team keeps at least one Admin.</summary>
    LastAdmin,
    /// <summary>The invitation was used, withdrawn, or is past its time.</summary>
    InvitationOver,
    /// <summary>The account is in the team already.</summary>
    AlreadyMember,
    /// <summary>The person, article or thing named does not belong to this team.</summary>
    NotOfThisTeam,
    /// <summary>A task lacks its label or choices, or its answer does not fit.</summary>
    TaskIncomplete,
    /// <summary>A task that this waits for is not done.</summary>
    TasksMissing,
    /// <summary>The name is blank, too long or taken.</summary>
    NameUnfit,
    /// <summary>A translation has one original, of its own team and no translation itself, and a language of its own.</summary>
    TranslationUnfit,
    /// <summary>A page for readers is blank or too long.</summary>
    PageUnfit,
    /// <summary>The text does not differ from the revision before.</summary>
    NothingChanged,
}

/// <summary>Why a move is refused.</summary>
/// <param name="Rule">The rule it would break.</param>
/// <param name="Sentence">What to tell the person: what stands in the way and, where there is one, the way round it.</param>
public sealed record Refusal(Rule Rule, string Sentence);

/// <summary>A move was refused. Nothing has changed.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Sentence)
{
    /// <summary>Makes the exception from its two parts.</summary>
    public RefusedException(Rule rule, string sentence) : this(new Refusal(rule, sentence)) { }

    /// <summary>The rule and the sentence.</summary>
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Turns a refusal into its exception.</summary>
public static class RefusalExtensions
{
    /// <summary>Throws if there is a refusal.</summary>
    /// <exception cref="RefusedException">There is one.</exception>
    public static void ThrowIfAny(this Refusal? refusal)
    {
        if (refusal is not null) throw new RefusedException(refusal);
    }
}
