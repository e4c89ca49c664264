using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Keys;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>The keyboard shortcuts of a person: all of them to read, other keys for any, and the switch that turns single keys off.</summary>
[SignedIn]
public sealed class ChooseKeys(UserManager<Account> accounts, AppDbContext db) : Slice
{
    const string Address = "/account/shortcuts";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? done)
    {
        var id = User.AccountId()!;
        var choices = KeyChoices.Read(await db.Users.Where(a => a.Id == id).Select(a => a.Shortcuts).SingleOrDefaultAsync(Gone));
        return Page(new Form
        {
            Keys = Shortcut.Changeable.ToDictionary(s => s.Name, s => (string?)choices.Of(s)),
            SinglesOff = choices.SinglesOff,
            IsChanged = choices.IsChanged,
            Done = done switch { "saved" => "Your keys are saved.", "reset" => "All keys are as they were from the start.", _ => null },
        });
    }

    [HttpPost(Address)]
    public async Task<IActionResult> Save(Form form)
    {
        if (await accounts.FindByIdAsync(User.AccountId()!) is not { } account) return NotFound();
        if (!ModelState.IsValid)
        {
            form.IsChanged = account.Shortcuts is not null;
            return Invalid(form);
        }
        account.Shortcuts = form.Choices.Kept;
        await accounts.UpdateAsync(account);
        return Redirect($"{Address}?done=saved");
    }

    [HttpPost($"{Address}/reset")]
    public async Task<IActionResult> Reset()
    {
        if (await accounts.FindByIdAsync(User.AccountId()!) is not { } account) return NotFound();
        account.Shortcuts = null;
        await accounts.UpdateAsync(account);
        return Redirect($"{Address}?done=reset");
    }

    public sealed class Form
    {
        public Dictionary<string, string?> Keys { get; set; } = [];
        public bool SinglesOff { get; set; }
        internal bool IsChanged { get; set; }
        internal string? Done { get; set; }

        /// <summary>What is wished, where all of it can be read. What the form does not name stays as it is from the start.</summary>
        internal KeyChoices Choices => KeyChoices.From(Keys.ToDictionary(k => k.Key, k => KeyText.Read(Rules.Clean(k.Value)) ?? ""), SinglesOff);

        /// <summary>The name of a command's field.</summary>
        internal static string Field(Shortcut shortcut) => $"{nameof(Keys)}[{shortcut.Name}]";
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f).Custom((form, context) =>
        {
            HashSet<string> unread = [];
            foreach (var shortcut in Shortcut.Changeable)
                if (KeyText.Read(Rules.Clean(form.Keys.GetValueOrDefault(shortcut.Name))) is null && unread.Add(shortcut.Name))
                    context.AddFailure(Form.Field(shortcut), "Write one key, such as x, or two with a space between, such as g i.");
            // Nothing clashes from the start, so that it is told where something was changed.
            var choices = form.Choices;
            foreach (var clash in choices.Clashes.Where(c => choices.Of(c.One) != c.One.Keys).GroupBy(c => c.One, c => c.Other))
                context.AddFailure(Form.Field(clash.Key), $"Choose another key: {KeyText.Say(choices.Of(clash.First()))} is for “{clash.First().Words}” already.");
        });
    }
}
