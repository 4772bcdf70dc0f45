using System.Text.Json.Nodes;

namespace GasOrleans.Aws.Local.Resources;

/// <summary>One resource of a template, its properties evaluated; scalars are text.</summary>
internal sealed record Resource(string LogicalId, string Type, JsonObject Properties)
{
    public string Text(string property) => Properties[property]!.GetValue<string>();
}
