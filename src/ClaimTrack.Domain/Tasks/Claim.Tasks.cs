namespace ClaimTrack.Domain;

// Tasks: what the team's checklist asks of every claim, and what people add.
public sealed partial class Claim
{
    readonly List<ClaimTask> _tasks = [];

    /// <summary>Every task it ever had.</summary>
    public IReadOnlyList<ClaimTask> Tasks => _tasks;

    /// <summary>The tasks it has, in their order.</summary>
    public IEnumerable<ClaimTask> StandingTasks => _tasks.Where(t => t.RemovedAt is null).OrderBy(t => t.Position);

    /// <summary>The tasks that something waits for and that are not done.</summary>
    /// <param name="need">Review, or publication, which waits for those of review as well.</param>
    public IEnumerable<ClaimTask> TasksMissingFor(TaskNeed need) =>
        StandingTasks.Where(t => !t.IsDone && t.Facts.Need != TaskNeed.Nothing && t.Facts.Need <= need);

    /// <summary>Adds a task to this claim alone.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the task is incomplete.</exception>
    public ClaimTask AddTask(TaskFacts facts, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepTasks, by);
        facts.Demand();
        Record(EventKind.TaskAdded, by, now, facts.Label);
        return Append(facts, null, by, now);
    }

    /// <summary>Adds the lines of the team's checklist that the claim lacks.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void TakeChecklist(Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepTasks, by);
        foreach (var task in AppendChecklist(by, now)) Record(EventKind.TaskAdded, by, now, task.Facts.Label);
    }

    /// <summary>Says who is to do a task, and until when.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the assignee cannot do tasks in this team.</exception>
    public void AssignTask(ClaimTask task, Member? assignee, DateOnly? dueOn, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepTasks, by);
        DemandOwn(task);
        if (assignee is not null) DemandWorker(assignee, Permission.KeepTasks);
        List<FieldChange> changes = [];
        if (assignee != task.Assignee) changes.Add(new("Assignee", task.Assignee?.Name, assignee?.Name));
        if (dueOn != task.DueOn) changes.Add(new("DueOn", $"{task.DueOn:yyyy-MM-dd}", $"{dueOn:yyyy-MM-dd}"));
        if (changes.Count == 0) return;
        task.Assignee = assignee;
        task.AssigneeId = assignee?.Id;
        task.DueOn = dueOn;
        Record(EventKind.TaskAssigned, by, now, task.Facts.Label, [.. changes]);
        if (assignee is not null) _events[^1].Mentioned = [assignee.Id];
    }

    /// <summary>Does a task, or answers it anew.</summary>
    /// <param name="task">The task.</param>
    /// <param name="answer">The answer, as <see cref="TaskFacts.WhyNot"/> describes it.</param>
    /// <param name="file">The file, where the answer is one.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The workflow refuses, or the answer does not fit.</exception>
    public void DoTask(ClaimTask task, string? answer, Guid? file, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepTasks, by);
        DemandOwn(task);
        if (task.Facts.WhyNot(answer) is { } why) throw new RefusedException(Rule.TaskIncomplete, why);
        if (task.Facts.Kind == TaskKind.File && file is null) throw new RefusedException(Rule.TaskIncomplete, "Choose a file.");
        if (task.Answer == answer && task.FileId == file) return;
        Record(EventKind.TaskDone, by, now, task.Facts.Label, new FieldChange("Answer", task.Answer, answer));
        task.Answer = answer;
        task.FileId = file;
        task.DoneBy = by;
        task.DoneAt = now;
    }

    /// <summary>Takes an answer back.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void ReopenTask(ClaimTask task, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepTasks, by);
        DemandOwn(task);
        if (!task.IsDone) return;
        Record(EventKind.TaskReopened, by, now, task.Facts.Label, new FieldChange("Answer", task.Answer, null));
        task.Answer = null;
        task.FileId = null;
        task.DoneBy = null;
        task.DoneById = null;
        task.DoneAt = null;
    }

    /// <summary>Removes a task from this claim. What the checklist asks for as a condition only an editor can waive.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or something waits for the task and the member is no editor.</exception>
    public void RemoveTask(ClaimTask task, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepTasks, by);
        DemandOwn(task);
        if (task.RemovedAt is not null) return;
        task.WhyNotRemove(by).ThrowIfAny();
        task.RemovedAt = now;
        Record(EventKind.TaskRemoved, by, now, task.Facts.Label);
    }

    List<ClaimTask> AppendChecklist(Member by, DateTimeOffset now) =>
        [.. Team.StandingChecklist.Where(i => !_tasks.Any(t => t.Item == i)).ToList().Select(i => Append(i.Facts, i, by, now))];

    ClaimTask Append(TaskFacts facts, ChecklistItem? item, Member by, DateTimeOffset now)
    {
        var task = new ClaimTask(1 + _tasks.Select(t => t.Position).DefaultIfEmpty().Max(), facts, item, by, now);
        _tasks.Add(task);
        return task;
    }

    Refusal? MissingTasks(TaskNeed need)
    {
        var missing = TasksMissingFor(need).Select(t => t.Facts.Label).ToList();
        return missing.Count == 0 ? null : new(Rule.TasksMissing, $"Still to be done: {string.Join("; ", missing)}.");
    }

    void DemandOwn(ClaimTask task)
    {
        if (!_tasks.Contains(task)) throw new RefusedException(Rule.NotOfThisTeam, "This task belongs to another claim.");
    }

    void DemandWorker(Member member, Permission permission)
    {
        if (member.TeamId != TeamId || !member.IsActive) throw new RefusedException(Rule.NotOfThisTeam, "Choose somebody who is in the team.");
        if (!member.May(permission)) throw new RefusedException(Rule.RoleTooLow, $"{member.Name} is {member.Role.Say()} and can't work on claims. Choose somebody who can.");
    }
}
