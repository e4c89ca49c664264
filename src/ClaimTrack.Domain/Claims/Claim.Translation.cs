namespace ClaimTrack.Domain;

// A claim that says in another language what another one says: readers of one check are shown the other.
public sealed partial class Claim
{
    readonly List<Claim> _translations = [];

    /// <summary>The identity of the claim that this one translates.</summary>
    public int? TranslationOfId { get; private set; }

    /// <summary>The claim that this one translates: an original, never a translation itself.</summary>
    public Claim? TranslationOf { get; private set; }

    /// <summary>The claims that translate this one.</summary>
    public IReadOnlyList<Claim> Translations => _translations;

    /// <summary>The language in which it is checked: its own, or the team's where none is noted.</summary>
    public string Language => Facts.Language ?? Team.Language;

    /// <summary>Says that this claim is a translation of another. Both histories tell of it, so that of two people who fill the
    /// same language at once only one succeeds.</summary>
    /// <param name="original">The claim that was there first.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The workflow refuses, the other is of another team, this claim, merged or a translation
    /// itself, one of the two is linked already, or there is a claim in this language.</exception>
    public void LinkTranslation(Claim original, Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.LinkTranslation, by, now).ThrowIfAny();
        DemandOriginal(original);
        if (TranslationOf is { } other) throw new RefusedException(Rule.TranslationUnfit, $"This is a translation of claim {other.Id} already. Undo that first.");
        if (_translations.Count > 0) throw new RefusedException(Rule.TranslationUnfit, $"Claim {_translations[0].Id} is a translation of this one. Say there what it translates, then come back.");
        DemandOwnLanguage(Language, original.Group);
        TranslationOf = original;
        original._translations.Add(this);
        Record(EventKind.TranslationLinked, by, now, $"claim {original.Id}");
        original.Record(EventKind.TranslationLinked, by, now, $"claim {Id}");
    }

    /// <summary>Says that it is no translation any more.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or it is none.</exception>
    public void UnlinkTranslation(Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.LinkTranslation, by, now).ThrowIfAny();
        if (TranslationOf is not { } original) throw new RefusedException(Rule.TranslationUnfit, "This claim is not said to be a translation.");
        original._translations.Remove(this);
        TranslationOf = null;
        TranslationOfId = null;
        Record(EventKind.TranslationUnlinked, by, now, $"claim {original.Id}");
        original.Record(EventKind.TranslationUnlinked, by, now, $"claim {Id}");
    }

    // The claims that say the same, the original first.
    IEnumerable<Claim> Group => TranslationOf is { } original ? original.Group : _translations.Prepend(this);

    void DemandOriginal(Claim original)
    {
        if (original.TeamId != TeamId) throw new RefusedException(Rule.OtherTeam, "Only claims of one team are translations of each other.");
        if (ReferenceEquals(original, this)) throw new RefusedException(Rule.SameClaim, "A claim is not a translation of itself. Choose another.");
        if (original.Status == ClaimStatus.Merged) throw new RefusedException(Rule.TargetMerged, $"Claim {original.Id} was merged. Choose the claim it went into.");
        if (original.TranslationOf is { } first) throw new RefusedException(Rule.TranslationUnfit, $"Claim {original.Id} is a translation itself. Choose its original, claim {first.Id}.");
    }

    // What was merged away is no check in any language.
    void DemandOwnLanguage(string language, IEnumerable<Claim> group)
    {
        if (group.FirstOrDefault(c => c != this && c.Status != ClaimStatus.Merged && c.Language.Equals(language, StringComparison.OrdinalIgnoreCase)) is { } holder)
            throw new RefusedException(Rule.TranslationUnfit, $"Claim {holder.Id} has this language ({language}) among the claims that are translations of each other. Each of them has its own.");
    }
}
