namespace ClaimTrack.Domain;

// Topics and claimants: one name for one thing, in the whole team.
public sealed partial class Team
{
    /// <summary>Renames a topic. Claims and their history follow; published versions say what they said.</summary>
    /// <param name="topic">A topic of the team.</param>
    /// <param name="name">Its new name.</param>
    /// <param name="holder">Which topic has that name now, if any.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or the name is blank, too long or another topic's.</exception>
    public void Rename(Topic topic, string? name, Topic? holder, Member by, DateTimeOffset now)
    {
        DemandNames(by, topic.TeamId);
        DemandName(name, Topic.NameMax, holder is not null && holder != topic);
        if (topic.Name == name) return;
        Record(EventKind.TopicEdited, by, now, $"“{topic.Name}” to “{name}”", new FieldChange("Name", topic.Name, name));
        topic.Rename(name!);
    }

    /// <summary>Says to readers what a topic is about, or nothing any more.</summary>
    /// <param name="topic">A topic of the team.</param>
    /// <param name="description">The words, in Markdown; null or blank for none.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or the words are too many.</exception>
    public void Describe(Topic topic, string? description, Member by, DateTimeOffset now)
    {
        DemandNames(by, topic.TeamId);
        var words = string.IsNullOrWhiteSpace(description) ? null : description.Trim();
        if (words?.Length > Topic.DescriptionMax) throw new RefusedException(Rule.NameUnfit, $"Say it in at most {Topic.DescriptionMax} characters.");
        if (words == topic.Description) return;
        Record(EventKind.TopicDescribed, by, now, $"“{topic.Name}”", new FieldChange("Description", topic.Description, words));
        topic.Description = words;
    }

    /// <summary>Merges a topic into another. Its claims follow by <see cref="Claim.Regroup"/>, in the same unit of work; its
    /// name leads to the other from then on.</summary>
    /// <param name="topic">The topic that goes.</param>
    /// <param name="into">The topic that it goes into.</param>
    /// <param name="earlier">All that were merged into the first before: their names lead to the other as well.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or the two are one, another team's, or merged already.</exception>
    public void Merge(Topic topic, Topic into, IReadOnlyCollection<Topic> earlier, Member by, DateTimeOffset now)
    {
        DemandNames(by, topic.TeamId, into.TeamId);
        DemandMergeable(topic == into, topic.IsMerged, into.IsMerged);
        if (earlier.Any(e => e.MergedInto != topic && e.MergedIntoId != topic.Id)) throw new RefusedException(Rule.NameUnfit, "One of the names was merged elsewhere. Load the page again.");
        topic.MergedInto = into;
        foreach (var name in earlier) name.MergedInto = into;
        Record(EventKind.TopicMerged, by, now, $"“{topic.Name}” into “{into.Name}”");
    }

    /// <summary>Renames a claimant, or says whether it is a person or an organisation.</summary>
    /// <param name="claimant">A claimant of the team.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="holder">Which claimant has that name now, if any.</param>
    /// <param name="by">An Editor.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or the name is blank, too long or another claimant's.</exception>
    public void Edit(Claimant claimant, string? name, ClaimantKind kind, Claimant? holder, Member by, DateTimeOffset now)
    {
        DemandNames(by, claimant.TeamId);
        DemandName(name, Claimant.NameMax, holder is not null && holder != claimant);
        List<FieldChange> changes = [];
        if (claimant.Name != name) changes.Add(new("Name", claimant.Name, name));
        if (claimant.Kind != kind) changes.Add(new("Kind", $"{claimant.Kind}", $"{kind}"));
        if (changes.Count == 0) return;
        Record(EventKind.ClaimantEdited, by, now, $"“{claimant.Name}”", [.. changes]);
        claimant.Rename(name!);
        claimant.Kind = kind;
    }

    /// <summary>Merges a claimant into another, as <see cref="Merge(Topic, Topic, IReadOnlyCollection{Topic}, Member, DateTimeOffset)"/> does a topic.</summary>
    /// <exception cref="RefusedException">The member may not, or the two are one, another team's, or merged already.</exception>
    public void Merge(Claimant claimant, Claimant into, IReadOnlyCollection<Claimant> earlier, Member by, DateTimeOffset now)
    {
        DemandNames(by, claimant.TeamId, into.TeamId);
        DemandMergeable(claimant == into, claimant.IsMerged, into.IsMerged);
        if (earlier.Any(e => e.MergedInto != claimant && e.MergedIntoId != claimant.Id)) throw new RefusedException(Rule.NameUnfit, "One of the names was merged elsewhere. Load the page again.");
        claimant.MergedInto = into;
        foreach (var name in earlier) name.MergedInto = into;
        Record(EventKind.ClaimantMerged, by, now, $"“{claimant.Name}” into “{into.Name}”");
    }

    void DemandNames(Member by, params int[] teams)
    {
        Demand(by, Permission.KeepNames);
        if (teams.Any(t => t != Id)) throw new RefusedException(Rule.NotOfThisTeam, "Choose topics and claimants of this team.");
    }

    static void DemandName(string? name, int longest, bool isTaken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > longest) throw new RefusedException(Rule.NameUnfit, $"Give a name of at most {longest} characters.");
        if (isTaken) throw new RefusedException(Rule.NameUnfit, $"“{name}” is there already. Merge the two instead.");
    }

    static void DemandMergeable(bool areOne, bool isGone, bool intoIsGone)
    {
        if (areOne) throw new RefusedException(Rule.NameUnfit, "Choose another one to merge it into.");
        if (isGone || intoIsGone) throw new RefusedException(Rule.NameUnfit, "One of the two was merged already. Load the page again.");
    }
}
