namespace ClaimTrack.Domain;

/// <summary>What a group of claims is about.</summary>
public sealed class Topic : INamed
{
    /// <summary>Longest name.</summary>
    public const int NameMax = 80;

    /// <summary>Longest description.</summary>
    public const int DescriptionMax = 2000;

    readonly List<FormerName> _formerNames = [];

    Topic() { Name = NameKey = Slug = ""; }

    /// <summary>Names a topic.</summary>
    public Topic(int teamId, string name)
    {
        TeamId = teamId;
        Name = name.Trim();
        NameKey = Domain.NameKey.Of(name);
        Slug = Domain.Slug.From(name);
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

    /// <summary>What readers are told of it, in Markdown; null where nothing was written.</summary>
    public string? Description { get; internal set; }

    /// <summary>The identity of the topic that it was merged into. Its name leads there from then on.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>The topic that it was merged into.</summary>
    public Topic? MergedInto { get; internal set; }

    /// <summary>Whether it stands for another topic by now, and no claim is to get it any more.</summary>
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
