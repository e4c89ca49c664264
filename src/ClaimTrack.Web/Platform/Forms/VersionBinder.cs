using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Reads the version, or the number of the draft, that a form was opened on. It is hidden, so nobody can mend it: one that is no number counts as
/// none, and the slice asks about everything that others have written.</summary>
sealed class VersionBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
        if (value is null && bindingContext.ModelType == typeof(int?)) return Task.CompletedTask;
        bindingContext.Result = ModelBindingResult.Success(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);
        return Task.CompletedTask;
    }
}

sealed class VersionBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata is { PropertyName: "Version" or "Draft" or "SeenVersion" } && context.Metadata.UnderlyingOrModelType == typeof(int) ? new VersionBinder() : null;
}
