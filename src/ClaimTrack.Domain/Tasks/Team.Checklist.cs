namespace ClaimTrack.Domain;

// The checklist: what is asked of every claim.
public sealed partial class Team
{
    readonly List<ChecklistItem> _checklist = [];

    /// <summary>Every line that its checklist ever had.</summary>
    public IReadOnlyList<ChecklistItem> Checklist => _checklist;

    /// <summary>What is asked of every claim that is accepted, in its order.</summary>
    public IEnumerable<ChecklistItem> StandingChecklist => _checklist.Where(i => i.RetiredAt is null).OrderBy(i => i.Position);

    /// <summary>Puts a line at the end of the checklist.</summary>
    /// <exception cref="RefusedException">The member may not, or the line is incomplete.</exception>
    public ChecklistItem AddToChecklist(TaskFacts facts, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.SetPolicy);
        facts.Demand();
        var item = new ChecklistItem(1 + StandingChecklist.Select(i => i.Position).DefaultIfEmpty().Max(), facts);
        _checklist.Add(item);
        Record(EventKind.ChecklistChanged, by, now, null, new FieldChange("Line", null, facts.Label));
        return item;
    }

    /// <summary>Changes a line of the checklist. Claims keep the tasks they have.</summary>
    /// <exception cref="RefusedException">The member may not, or the line is incomplete.</exception>
    public void EditChecklist(ChecklistItem item, TaskFacts facts, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.SetPolicy);
        facts.Demand();
        var changes = FieldChange.Between(item.Facts, facts);
        if (changes.Count == 0) return;
        item.Facts = facts;
        Record(EventKind.ChecklistChanged, by, now, facts.Label, [.. changes]);
    }

    /// <summary>Moves a line of the checklist by one place.</summary>
    /// <exception cref="RefusedException">The member may not.</exception>
    public void MoveInChecklist(ChecklistItem item, bool up, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.SetPolicy);
        var lines = StandingChecklist.ToList();
        var to = lines.IndexOf(item) + (up ? -1 : 1);
        if (to < 0 || to >= lines.Count) return;
        (lines[to].Position, item.Position) = (item.Position, lines[to].Position);
        Record(EventKind.ChecklistChanged, by, now, item.Facts.Label);
    }

    /// <summary>Takes a line off the checklist. Claims keep the tasks they have.</summary>
    /// <exception cref="RefusedException">The member may not.</exception>
    public void RetireFromChecklist(ChecklistItem item, Member by, DateTimeOffset now)
    {
        Demand(by, Permission.SetPolicy);
        if (item.RetiredAt is not null) return;
        item.RetiredAt = now;
        Record(EventKind.ChecklistChanged, by, now, null, new FieldChange("Line", item.Facts.Label, null));
    }
}
