using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace GasOrleans.WebClient.Live;

/// <summary>Renders the components that pages are made of, outside of a request: what they encode there is encoded here.</summary>
internal static class Rendering
{
    public static Task<string> HtmlAsync<T>(this HtmlRenderer renderer, string parameter, object value)
        where T : IComponent
        => renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value });
            return (await renderer.RenderComponentAsync<T>(parameters)).ToHtmlString();
        });
}
