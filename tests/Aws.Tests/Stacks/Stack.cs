using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>One template of <c>aws/cloudformation</c>, and what its stack would be with its defaults.</summary>
internal sealed class Stack
{
    /// <summary>In the order in which they are deployed: each finds what it imports.</summary>
    public static readonly IReadOnlyList<string> InOrder = ["network", "data", "silo", "web", "alarms"];

    private readonly YamlMappingNode root;

    private Stack(string name)
    {
        Name = name;
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, name + ".yaml"));
        yaml.Load(reader);
        root = (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static string Folder => Path.Combine(Repository.Root, "aws", "cloudformation");

    public static IReadOnlyList<Stack> All { get; } = [.. InOrder.Select(name => new Stack(name))];

    public string Name { get; }

    public YamlMappingNode Parameters => Section("Parameters");

    public YamlMappingNode Conditions => Section("Conditions");

    public YamlMappingNode Resources => Section("Resources");

    public YamlMappingNode Outputs => Section("Outputs");

    public static Stack Of(string name) => All.Single(stack => stack.Name == name);

    /// <summary>Everything in it, from the top down.</summary>
    public IEnumerable<YamlNode> Nodes() => Below(root);

    public static IEnumerable<YamlNode> Below(YamlNode node) => node switch
    {
        YamlSequenceNode list => list.Children.SelectMany(Below).Prepend(node),
        YamlMappingNode map => map.Children.SelectMany(one => Below(one.Value)).Prepend(node),
        _ => [node],
    };

    public string TypeOf(string resource) => Text(Resources[resource]["Type"]);

    /// <summary>The properties of a resource, as they come out.</summary>
    public JsonObject Properties(string resource, params (string Name, string Value)[] parameters)
        => new Evaluation(this, parameters).Of(Resources[resource]["Properties"])!.AsObject();

    /// <summary>The resources of a type that exist, with their properties as they come out.</summary>
    public IEnumerable<JsonObject> OfType(string type, params (string Name, string Value)[] parameters)
    {
        var evaluation = new Evaluation(this, parameters);
        return Resources.Children
            .Where(one => Text(one.Value["Type"]) == type && evaluation.Exists(one.Value))
            .Select(one => evaluation.Of(one.Value["Properties"])!.AsObject());
    }

    /// <summary>The names it exports, with what they come out as.</summary>
    public IReadOnlyDictionary<string, YamlNode> Exports(Evaluation evaluation) => Outputs.Children
        .Where(one => ((YamlMappingNode)one.Value).Children.ContainsKey("Export"))
        .ToDictionary(one => evaluation.Of(one.Value["Export"]["Name"])!.GetValue<string>(), one => one.Value["Value"]);

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private YamlMappingNode Section(string name) => root.Children.TryGetValue(name, out var found) ? (YamlMappingNode)found : new YamlMappingNode();
}
