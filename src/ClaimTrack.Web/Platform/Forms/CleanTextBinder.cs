using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Cleans every text that comes in with a form: line ends, normal form, control characters, white space around it.
/// Passwords are taken as they are typed.</summary>
sealed class CleanTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        bindingContext.Result = ModelBindingResult.Success(Rules.Clean(value.FirstValue));
        return Task.CompletedTask;
    }
}

sealed class CleanTextBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata is { PropertyName: { } name } && context.Metadata.ModelType == typeof(string) && !name.Contains("Password", StringComparison.Ordinal)
            ? new CleanTextBinder() : null;
}
