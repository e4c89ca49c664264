using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>What is to be done, as it is typed: a task of one claim, or a line of the checklist.</summary>
public class TaskForm
{
    public string? Label { get; set; }
    public TaskKind Kind { get; set; }

    /// <summary>The choices, one on each line.</summary>
    public string? Choices { get; set; }
    public TaskNeed Need { get; set; }

    internal TaskFacts Facts => new()
    {
        Label = Label ?? "",
        Kind = Kind,
        Choices = Kind == TaskKind.Choice ? Lines(Choices) : [],
        Need = Need,
    };

    internal void Fill(TaskFacts facts)
    {
        (Label, Kind, Need) = (facts.Label, facts.Kind, facts.Need);
        Choices = string.Join('\n', facts.Choices);
    }

    internal static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    internal static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<TaskKind>().Select(k => new SelectListItem(Say(k), $"{k}"))];

    internal static IReadOnlyList<SelectListItem> Needs { get; } =
        [new("Nothing waits for it", nameof(TaskNeed.Nothing)), new("Before review", nameof(TaskNeed.Review)), new("Before publishing", nameof(TaskNeed.Publication))];

    internal static string Say(TaskKind kind) => kind switch
    {
        TaskKind.YesNo => "Yes or no",
        TaskKind.Choice => "A choice",
        TaskKind.Date => "A day",
        TaskKind.Link => "A link",
        TaskKind.File => "A file",
        _ => "Words",
    };

    internal static string Say(TaskNeed need) => need switch
    {
        TaskNeed.Review => "before review",
        TaskNeed.Publication => "before publishing",
        _ => "",
    };

    internal static void Check<T>(AbstractValidator<T> rules) where T : TaskForm
    {
        rules.RuleFor(f => f.Label).NotEmpty().WithMessage("Say what is to be done.");
        rules.RuleFor(f => f.Label).AtMost(TaskFacts.LabelMax, "the task");
        rules.RuleFor(f => f.Label).Must(label => label is null || !label.Contains('\n')).WithMessage("Write the task on one line.");
        rules.RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose what the answer is.");
        rules.RuleFor(f => f.Need).IsInEnum().WithMessage("Choose what waits for it.");
        rules.RuleFor(f => f.Choices).Must(text => Lines(text).Count is >= 2 and <= TaskFacts.ChoicesMax).When(f => f.Kind == TaskKind.Choice)
            .WithMessage($"Write 2 to {TaskFacts.ChoicesMax} choices, one on each line.");
        rules.RuleFor(f => f.Choices).Must(text => Lines(text).All(c => c.Length <= TaskFacts.ChoiceMax)).When(f => f.Kind == TaskKind.Choice)
            .WithMessage($"Shorten the choices; at most {TaskFacts.ChoiceMax} characters fit in each.");
    }
}
