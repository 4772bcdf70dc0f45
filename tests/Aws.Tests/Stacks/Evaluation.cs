using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GasOrleans.Aws.Tests.Stacks;

/// <summary>CloudFormation's functions, as far as ours use them. What it does not know is an error, never a guess.</summary>
internal sealed partial class Evaluation
{
    private readonly Stack stack;
    private readonly (string Name, string Value)[] given;
    private readonly Dictionary<string, string> values = new()
    {
        ["AWS::AccountId"] = "000000000000",
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = "us-east-1",
    };

    public Evaluation(Stack stack, params (string Name, string Value)[] parameters)
    {
        (this.stack, given) = (stack, parameters);
        values["AWS::StackName"] = $"gas-{stack.Name}";
        foreach (var (name, parameter) in stack.Parameters)
        {
            values[Stack.Text(name)] = ((YamlMappingNode)parameter).Children.TryGetValue("Default", out var usual) ? Stack.Text(usual) : $"given-{Stack.Text(name)}";
        }

        foreach (var (name, value) in parameters.Where(one => stack.Parameters.Children.ContainsKey(one.Name)))
        {
            values[name] = value;
        }
    }

    public bool Exists(YamlNode resource)
        => !((YamlMappingNode)resource).Children.TryGetValue("Condition", out var condition) || Holds(Stack.Text(condition));

    public JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode { Children: { Count: 1 } children } when Stack.Text(children[0].Key) is var key && key.StartsWith("Fn::", StringComparison.Ordinal) => Call(key[4..], children[0].Value),
        { Tag: { IsEmpty: false, Value: ['!', .. var name] } } when name != "!" => Call(name, node),
        YamlSequenceNode list => new JsonArray([.. list.Select(Of).Where(one => one is not null)]),
        YamlMappingNode map => new JsonObject(map.Select(one => KeyValuePair.Create(Stack.Text(one.Key), Of(one.Value)))),
        _ => Stack.Text(node),
    };

    private JsonNode? Call(string function, YamlNode argument) => (function, argument) switch
    {
        ("Ref", _) when Stack.Text(argument) == "AWS::NoValue" => null,
        ("Ref", _) => Reference(Stack.Text(argument)),
        ("GetAtt", _) => $"{{{Stack.Text(argument)}}}",
        ("Sub", YamlScalarNode text) => Substituted(Stack.Text(text), []),
        ("Sub", YamlSequenceNode { Children: [var text, YamlMappingNode more] }) => Substituted(Stack.Text(text), more.ToDictionary(one => Stack.Text(one.Key), one => Word(one.Value))),
        ("If", YamlSequenceNode { Children: [var condition, var yes, var no] }) => Of(Holds(Stack.Text(condition)) ? yes : no),
        ("ImportValue", _) => Imported(Word(Untagged(argument))),
        ("Base64", _) => Of(Untagged(argument)),
        ("GetAZs", _) => new JsonArray("us-east-1a", "us-east-1b"),
        ("Select", YamlSequenceNode { Children: [var index, var list] }) => Of(list)!.AsArray()[int.Parse(Stack.Text(index), null)]!.DeepClone(),
        ("Cidr", YamlSequenceNode { Children: [_, var count, _] }) => new JsonArray([.. Enumerable.Range(0, int.Parse(Stack.Text(count), null)).Select(i => (JsonNode)$"10.20.{i * 16}.0/20")]),
        _ => throw new NotSupportedException($"{stack.Name}.yaml, line {argument.Start.Line}: !{function}"),
    };

    private bool Holds(string condition) => Truth(stack.Conditions[condition]);

    private bool Truth(YamlNode node) => (node.Tag.Value, node) switch
    {
        ("!Equals", YamlSequenceNode { Children: [var one, var other] }) => Word(one) == Word(other),
        ("!Not", YamlSequenceNode { Children: [var inner] }) => !Truth(inner),
        _ => throw new NotSupportedException($"{stack.Name}.yaml, line {node.Start.Line}: {node.Tag}"),
    };

    private string Word(YamlNode node) => Of(node)!.GetValue<string>();

    // `Fn::ImportValue: !Sub …` carries the inner tag; `!ImportValue name` its own.
    private static YamlNode Untagged(YamlNode node) => node.Tag is { IsEmpty: false, Value: "!ImportValue" or "!Base64" } ? new YamlScalarNode(Stack.Text(node)) : node;

    private string Imported(string name)
    {
        foreach (var other in Stack.All)
        {
            var evaluation = new Evaluation(other, given);
            if (other.Exports(evaluation).TryGetValue(name, out var value))
            {
                return evaluation.Word(value);
            }
        }

        throw new KeyNotFoundException($"{stack.Name}.yaml imports {name}, which no stack exports.");
    }

    private string Reference(string name)
    {
        if (values.TryGetValue(name, out var value))
        {
            return value;
        }

        var properties = (YamlMappingNode)stack.Resources[name]["Properties"];
        var naming = properties.Children.Keys.Select(Stack.Text).FirstOrDefault(key => key is "TableName" or "QueueName" or "BucketName" or "AutoScalingGroupName" or "LogGroupName");
        return naming is null || stack.TypeOf(name).EndsWith("Policy", StringComparison.Ordinal) ? $"{{{name}}}" : Word(properties[naming]);
    }

    private string Substituted(string text, Dictionary<string, string> more)
        => Placeholder().Replace(text, found => more.GetValueOrDefault(found.Groups[1].Value) ?? Reference(found.Groups[1].Value));

    [GeneratedRegex(@"\$\{([A-Z][A-Za-z0-9:]*)\}")]
    private static partial Regex Placeholder();
}
