using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Platform.Forms;

static class BindingMessages
{
    /// <summary>What is said when a value cannot even be read as a date, a number or a choice.</summary>
    public static void SpeakLikeAPerson(this MvcOptions mvc)
    {
        var say = mvc.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, field) => $"“{Short(value)}” does not fit here.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{Short(value)}” does not fit here.");
        say.SetUnknownValueIsInvalidAccessor(_ => "This does not fit here.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This does not fit here.");
        say.SetValueIsInvalidAccessor(value => $"“{Short(value)}” does not fit here.");
        say.SetValueMustBeANumberAccessor(_ => "Write a number.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Write a number.");
        say.SetValueMustNotBeNullAccessor(_ => "Choose or write something here.");
        say.SetMissingBindRequiredValueAccessor(_ => "The form came without a part of it. Load the page again.");
        say.SetMissingKeyOrValueAccessor(() => "The form came without a part of it. Load the page again.");
        say.SetMissingRequestBodyRequiredValueAccessor(() => "The form came empty. Load the page again.");
    }

    static string Short(string value) => value.Length <= 40 ? value : value[..39] + "…";
}
