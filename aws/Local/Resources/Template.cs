using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GasOrleans.Aws.Local.Resources;

/// <summary>A CloudFormation template, evaluated for this cloud as far as ours use the language.</summary>
internal sealed partial class Template
{
    private readonly Dictionary<string, string> values;
    private readonly YamlMappingNode declared;

    private Template(YamlMappingNode root, IReadOnlyDictionary<string, string> parameters)
    {
        declared = (YamlMappingNode)root["Resources"];
        values = new()
        {
            ["AWS::AccountId"] = ResourceNames.AccountId,
            ["AWS::Partition"] = "aws",
            ["AWS::Region"] = LocalCloud.Region,
        };
        foreach (var (name, parameter) in (YamlMappingNode)root["Parameters"])
        {
            values[Text(name)] = parameters.GetValueOrDefault(Text(name)) ?? Text(parameter["Default"]);
        }

        Resources = [.. declared.Select(one => new Resource(Text(one.Key), Text(one.Value["Type"]), Evaluate(one.Value["Properties"]).AsObject()))];
    }

    /// <summary>What it declares, in its order.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    public static Template Load(string file, IReadOnlyDictionary<string, string> parameters)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(file);
        yaml.Load(reader);
        return new Template((YamlMappingNode)yaml.Documents[0].RootNode, parameters);
    }

    private JsonNode Evaluate(YamlNode node) => (node, Tag(node)) switch
    {
        (YamlScalarNode, "!Ref") => Reference(Text(node)),
        (YamlScalarNode, "!GetAtt") => Attribute(Text(node)),
        (YamlScalarNode, "!Sub") => Placeholder().Replace(Text(node), name => Reference(name.Groups[1].Value)),
        (_, ['!', ..] tag) => throw new LocalCloudException($"The local cloud does not know {tag} (line {node.Start.Line})."),
        (YamlSequenceNode list, _) => new JsonArray([.. list.Select(Evaluate)]),
        (YamlMappingNode map, _) => new JsonObject(map.Select(one => KeyValuePair.Create(Text(one.Key), (JsonNode?)Evaluate(one.Value)))),
        _ => Text(node),
    };

    private string Reference(string name) => values.TryGetValue(name, out var value) ? value : ResourceNames.Reference(TypeOf(name), NameOf(name));

    private string Attribute(string path) => path.Split('.') is [var name, "Arn"]
        ? ResourceNames.Arn(TypeOf(name), NameOf(name))
        : throw new LocalCloudException($"The local cloud does not know !GetAtt {path}: only Arn.");

    private string TypeOf(string resource) => declared.Children.TryGetValue(resource, out var found)
        ? Text(found["Type"])
        : throw new LocalCloudException($"The template refers to {resource}, which it does not declare.");

    private string NameOf(string resource) => Evaluate(declared[resource]["Properties"][ResourceNames.NameProperty(TypeOf(resource))]).GetValue<string>();

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string Tag(YamlNode node) => node.Tag.IsEmpty ? "" : node.Tag.Value;

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Placeholder();
}
