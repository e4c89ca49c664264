namespace ClaimTrack.Domain;

/// <summary>Whether a claimant is one person or many.</summary>
public enum ClaimantKind
{
    /// <summary>A person.</summary>
    Person,
    /// <summary>An organisation.</summary>
    Organization,
}

/// <summary>The person or organisation who made a claim. An article that reports an allegation is not its claimant.</summary>
public sealed class Claimant : INamed
{
    /// <summary>Longest name.</summary>
    public const int NameMax = 200;

    readonly List<FormerName> _formerNames = [];

    Claimant() { Name = NameKey = Slug = ""; }

    /// <summary>Names a claimant.</summary>
    public Claimant(int teamId, string name, ClaimantKind kind)
    {
        TeamId = teamId;
        Name = name.Trim();
        NameKey = Domain.NameKey.Of(name);
        Slug = Domain.Slug.From(name);
        Kind = kind;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; }

    /// <summary>The form in which the name is looked up; unique in the team.</summary>
    public string NameKey { get; private set; }

    /// <summary>Its part of the address of its public page, which may be another's too; empty where the name has no letter or
    /// digit.</summary>
    public string Slug { get; private set; }

    /// <summary>Person or organisation.</summary>
    public ClaimantKind Kind { get; internal set; }

    /// <summary>The identity of the claimant that it was merged into. Its name leads there from then on.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>The claimant that it was merged into.</summary>
    public Claimant? MergedInto { get; internal set; }

    /// <summary>Whether it stands for another claimant by now, and no claim is to get it any more.</summary>
    public bool IsMerged => MergedInto is not null || MergedIntoId is not null;

    /// <summary>The names that it had before.</summary>
    public IReadOnlyList<FormerName> FormerNames => _formerNames;

    internal void Rename(string name)
    {
        if (name == Name) return;
        if (_formerNames.All(f => f.Name != Name)) _formerNames.Add(new(Name, Slug));
        Name = name.Trim();
        NameKey = Domain.NameKey.Of(name);
        Slug = Domain.Slug.From(name);
    }
}
