namespace ClaimTrack.Domain;

// The evidence ledger.
public sealed partial class Claim
{
    /// <summary>The ledger, withdrawn rows included.</summary>
    public IReadOnlyList<Evidence> Evidence => _evidence;

    /// <summary>The rows that count, in the order of their numbers.</summary>
    public IEnumerable<Evidence> CountingEvidence => _evidence.Where(e => e.Counts).OrderBy(e => e.Number);

    /// <summary>Enters the use of a source.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the source is another team's.</exception>
    public Evidence AddEvidence(Source source, EvidenceFacts facts, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepEvidence, by);
        DemandOwnSource(source);
        var evidence = new Evidence(1 + _evidence.Select(e => e.Number).DefaultIfEmpty().Max(), source, facts, by, now) { ClaimVersion = Version + 1 };
        _evidence.Add(evidence);
        Record(EventKind.EvidenceAdded, by, now, source.Title);
        return evidence;
    }

    /// <summary>Changes what is said about the use of a source, or the source.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the source is another team's.</exception>
    public void EditEvidence(Evidence evidence, Source source, EvidenceFacts facts, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepEvidence, by);
        DemandOwn(evidence);
        DemandOwnSource(source);
        List<FieldChange> changes = [.. FieldChange.Between(evidence.Facts, facts)];
        if (source != evidence.Source) changes.Add(new("Source", evidence.Source.Title, source.Title));
        if (changes.Count == 0) return;
        evidence.Facts = facts;
        evidence.Source = source;
        evidence.ClaimVersion = Version + 1;
        Record(EventKind.EvidenceEdited, by, now, source.Title, [.. changes]);
    }

    /// <summary>Strikes a row out. It stays readable and counts no more.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void WithdrawEvidence(Evidence evidence, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepEvidence, by);
        DemandOwn(evidence);
        if (!evidence.Counts) return;
        evidence.WithdrawnAt = now;
        evidence.ClaimVersion = Version + 1;
        Record(EventKind.EvidenceWithdrawn, by, now, evidence.Source.Title);
    }

    /// <summary>How many different sources count.</summary>
    public int SourceCount => CountingEvidence.Select(e => e.Source).Distinct().Count();

    /// <summary>Whether the evidence has a primary source, or its absence is justified.</summary>
    public bool HasPrimaryOrReason => CountingEvidence.Any(e => e.Facts.IsPrimary) || Reply.WhyNoPrimarySource is { Length: > 0 };

    /// <summary>The team's evidence rule: enough sources, one of them primary where the policy asks for it.</summary>
    Refusal? EvidenceRule()
    {
        var policy = Team.Policy;
        if (SourceCount < policy.MinimumSources)
            return new(Rule.EvidenceRule, $"Your team asks for {Sources(policy.MinimumSources)}; this claim has {SourceCount}. Add evidence first.");
        if (policy.PrimarySourceNeeded && !HasPrimaryOrReason)
            return new(Rule.EvidenceRule, "Your team asks for a primary source. Mark one, add one, or say why there is none.");
        return null;
    }

    static string Sources(int n) => n == 1 ? "1 source" : $"{n} different sources";

    void DemandOwn(Evidence evidence)
    {
        if (!_evidence.Contains(evidence)) throw new RefusedException(Rule.NotOfThisTeam, "This evidence belongs to another claim.");
    }

    void DemandOwnSource(Source source)
    {
        if (source.TeamId != TeamId) throw new RefusedException(Rule.NotOfThisTeam, "Choose a source of this team.");
    }
}
